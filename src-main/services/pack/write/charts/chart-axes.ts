import type { ChartModel } from '../../model/sheet.ts';
import { cleanTextUpTo } from '../clean-text.ts';
import { escapeXml } from '../xml.ts';
import type { ChartBlock } from './chart-data.ts';

const INK = '404040';
const RULE = 'D9D9D9';
/** Labels that an axis can show without crowding. */
const MOST_LABELS = 16;

export const CATEGORY_AXIS = 111_111_101;
export const VALUE_AXIS = 111_111_102;

/** Both axes, each with its children in the order that the schema asks for. Lying bars have their names on the left, the first on top. */
export function axesXml(chart: ChartModel, categories: ChartBlock, isLying: boolean): string {
  const skip = isLying ? 1 : Math.max(1, Math.ceil(categories.values.length / MOST_LABELS));
  const format = escapeXml(categories.isText ? 'General' : categories.format);
  const names =
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isLying ? 'maxMin' : 'minMax'}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${isLying ? 'l' : 'b'}"/>${axisTitle(chart.xTitle, isLying)}` +
    `<c:numFmt formatCode="${format}" sourceLinked="0"/><c:majorTickMark val="${isLying ? 'none' : 'out'}"/>` +
    `<c:minorTickMark val="none"/><c:tickLblPos val="low"/>${rule('A6A6A6')}${textLooks(900)}` +
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>` +
    `<c:lblOffset val="100"/><c:tickLblSkip val="${skip}"/><c:tickMarkSkip val="${skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  const between = chart.kind === 'area-band' ? 'midCat' : 'between';
  return (
    `${names}<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${isLying ? 'b' : 'l'}"/><c:majorGridlines>${rule(RULE)}</c:majorGridlines>${axisTitle(chart.yTitle, !isLying)}` +
    `<c:numFmt formatCode="${escapeXml(chart.valueFormat)}" sourceLinked="0"/><c:majorTickMark val="none"/>` +
    `<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textLooks(900)}` +
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${isLying ? 'max' : 'autoZero'}"/><c:crossBetween val="${between}"/></c:valAx>`
  );
}

/** Title of the chart: the finding. */
export const chartTitle = (title: string): string => titleXml(title, 1200, true, '');

function axisTitle(title: string, isUpright: boolean): string {
  return title === '' ? '' : titleXml(title, 900, false, isUpright ? ' rot="-5400000" vert="horz"' : '');
}

function titleXml(title: string, size: number, isBold: boolean, turn: string): string {
  const shown = escapeXml(cleanTextUpTo(title, 255, '…'));
  const looks = `sz="${size}" b="${isBold ? 1 : 0}"`;
  const ink = `<a:solidFill><a:srgbClr val="${INK}"/></a:solidFill>`;
  return (
    `<c:title><c:tx><c:rich><a:bodyPr${turn}/><a:lstStyle/><a:p><a:pPr><a:defRPr ${looks}>${ink}</a:defRPr></a:pPr>` +
    `<a:r><a:rPr lang="en-AU" ${looks}>${ink}</a:rPr><a:t>${shown}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

/** Looks of the words of an axis or a legend. */
export const textLooks = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-AU"/></a:p></c:txPr>`;

const rule = (colour: string): string =>
  `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
