import { cleanText } from './clean-text.ts';
import { OFFICE, type Parts } from './package-parts.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

/** Format id that Office gives to properties of a user's own. */
const FORMAT_ID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
const MANIFEST_NAMESPACE = 'urn:equihome:manifest:1';
/** Any fixed id will do; it names this kind of data in the file. */
const MANIFEST_ID = '{5E2B8F0A-6D0C-4B7E-9C55-2F3A1B9D7E41}';

/**
 * Writes the facts of the run beside the sheets: as properties of the document (File > Info > Properties, where people see them) and
 * as an XML part (where programs find them even when the properties were removed).
 */
export function addFileProperties(parts: Parts, properties: Readonly<Record<string, string>>): void {
  const entries = Object.entries(properties).map(([name, value]) => [cleanText(name), cleanText(value)] as const);
  const listed = entries.map(
    ([name, value], i) =>
      `<property fmtid="${FORMAT_ID}" pid="${i + 2}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  );
  parts.addTyped(
    'docProps/custom.xml',
    'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${listed.join('')}</Properties>`,
  );
  parts.relate('', `${OFFICE}/custom-properties`, 'docProps/custom.xml');

  const facts = entries.map(([name, value]) => `<fact name="${escapeXml(name)}">${escapeXml(value)}</fact>`);
  parts.set('customXml/item1.xml', `${XML_HEAD}<manifest xmlns="${MANIFEST_NAMESPACE}">${facts.join('')}</manifest>`);
  parts.addTyped(
    'customXml/itemProps1.xml',
    'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    `${XML_HEAD}<ds:datastoreItem ds:itemID="${MANIFEST_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${MANIFEST_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  parts.relate('customXml/item1.xml', `${OFFICE}/customXmlProps`, 'itemProps1.xml');
  parts.relate('xl/workbook.xml', `${OFFICE}/customXml`, '../customXml/item1.xml');
}
