// Writes the pages of docs/ that are made from code: run it after a change of the schema or of the importer.
//   node resources/make/make-docs.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeScenario } from '../../src-engine/fund/scenario/parse-scenario.ts';
import { insightSettings } from '../../src-engine/study/insight/settings.ts';
import { parameterMap } from '../../src-main/services/imports/parameter-map.ts';
import { glossaryTable } from './glossary-table.ts';
import { importPage } from './import-page.ts';
import { insightPage } from './insight-page.ts';
import { parameterPage } from './parameter-page.ts';

const docs = join(import.meta.dirname, '../../docs');
writeFileSync(join(docs, 'parameters.md'), parameterPage(describeScenario()));
writeFileSync(join(docs, 'insight-settings.md'), insightPage(insightSettings));
writeFileSync(join(docs, 'import-config.md'), importPage(parameterMap));
const sheets = join(import.meta.dirname, '../../src-main/services/pack/sheets');
writeFileSync(join(sheets, 'glossary-terms.ts'), glossaryTable(readFileSync(join(docs, 'glossary.md'), 'utf8')));
