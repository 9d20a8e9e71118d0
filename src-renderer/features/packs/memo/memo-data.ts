import type { DeskTab, DeskView, HeadlineView, PlainObject } from '../../../../src-engine/index.ts';
import type { AppClient, RunRow } from '../../../../src-main/contract/index.ts';

/** All that a memo shows: views of the host, and the document that the run pinned. */
export type MemoData = {
  readonly run: RunRow;
  readonly headline: HeadlineView;
  readonly desks: Readonly<Partial<Record<DeskTab, DeskView>>>;
  readonly document: PlainObject;
};

const wanted: readonly DeskTab[] = ['distribution', 'cash', 'waterfall', 'guardrails'];

export async function readMemo(client: AppClient, run: RunRow): Promise<MemoData> {
  const [headline, document] = await Promise.all([
    client['results.headline']({ id: run.id }),
    client['results.document']({ id: run.id }),
  ]);
  const tabs = wanted.filter((tab) => headline.tabs.includes(tab));
  const desks = await Promise.all(
    tabs.map(async (tab) => [tab, await client['results.desk']({ id: run.id, tab })] as const),
  );
  return { run, headline, desks: Object.fromEntries(desks), document };
}
