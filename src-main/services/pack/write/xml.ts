export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as content of an element or of an attribute. It must be clean already: XML has no way to write control characters. */
export const escapeXml = (value: string): string => value.replace(/[&<>"']/g, (char) => ENTITIES[char]!);

/** Text as content of an element, where quotes may stand as they are. */
export const escapeContent = (value: string): string => value.replace(/[&<>]/g, (char) => ENTITIES[char]!);
