import { readXml } from '../../src-main/services/pack/read/xml-tokens.ts';

/**
 * Children of an element in the order that the schema of Office Open XML (ECMA-376, part 1) asks for. Excel offers to repair a file
 * that has another order. Elements that are not named here may stand anywhere.
 */
const ORDER: Readonly<Record<string, string>> = {
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  c: 'f v is extLst',
  chartSpace:
    'date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst',
  chart:
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst',
  plotArea: 'layout areaChart barChart lineChart catAx valAx dTable spPr extLst',
  barChart: 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst',
  lineChart: 'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst',
  areaChart: 'grouping varyColors ser dLbls dropLines axId extLst',
  ser: 'idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val smooth shape extLst',
  catAx:
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst',
  valAx:
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst',
  title: 'tx layout overlay spPr txPr extLst',
  legend: 'legendPos legendEntry layout overlay spPr txPr extLst',
  strRef: 'f strCache extLst',
  numRef: 'f numCache extLst',
  strCache: 'ptCount pt extLst',
  numCache: 'formatCode ptCount pt extLst',
  twoCellAnchor: 'from to sp grpSp graphicFrame cxnSp pic contentPart clientData',
  oneCellAnchor: 'from ext sp grpSp graphicFrame cxnSp pic contentPart clientData',
  from: 'col colOff row rowOff',
  to: 'col colOff row rowOff',
};

/** Faults of a part: elements out of the order of the schema, in words. @throws AppError when it is no whole XML */
export function orderFaults(xml: string, part: string): string[] {
  const faults: string[] = [];
  const stack: { readonly name: string; at: number }[] = [];
  readXml(xml, part, {
    open(name) {
      const parent = stack.at(-1);
      const order = ORDER[parent?.name ?? '']?.split(' ');
      // `title` is also a property of the document, and `c` a chart's own name elsewhere: only parts of sheets and charts are asked.
      const place = order?.indexOf(name) ?? -1;
      if (parent !== undefined && order !== undefined) {
        if (place < 0) faults.push(`${part}: ${name} does not belong in ${parent.name}`);
        else if (place < parent.at)
          faults.push(`${part}: ${name} stands behind ${order[parent.at]!} in ${parent.name}`);
        else parent.at = place;
      }
      stack.push({ name, at: 0 });
    },
    close: () => void stack.pop(),
  });
  return faults;
}
