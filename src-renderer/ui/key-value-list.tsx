import { Fragment, type ReactNode } from 'react';

export type KeyValue = readonly [key: string, value: ReactNode];

/** Names at the left, values at the right. `long`: values take the room and may wrap. */
export function KeyValueList({ rows, long = false }: { rows: readonly KeyValue[]; long?: boolean | undefined }) {
  return (
    <dl className={long ? 'dl l' : 'dl'}>
      {rows.map(([key, value]) => (
        <Fragment key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
