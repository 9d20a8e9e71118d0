import type { ReactNode } from 'react';

/** A setting: its name and what it does at the left, its control at the right. */
export function SettingRow({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <div className="setting">
      <div>
        <h2>{title}</h2>
        {text !== undefined && <p className="cap">{text}</p>}
      </div>
      <div className="row">{children}</div>
    </div>
  );
}
