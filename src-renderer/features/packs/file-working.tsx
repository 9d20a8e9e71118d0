import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { durationText } from '../../ui/format.ts';
import { StopIcon } from '../../ui/icons.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** A workbook that is being worked on: what is done, for how long, and stop. Nobody knows how far it is. */
export function FileWorking({
  doing,
  text,
  since,
  onStop,
}: {
  doing: string;
  text: string;
  since: number;
  onStop: () => void;
}) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  return (
    <section className="choosefile" aria-label={doing}>
      <h2>{doing}</h2>
      <p className="note">{text}</p>
      <div className="row">
        <ProgressBar label={doing} share={null} />
        <span className="cap">{seconds === 0 ? 'just begun' : durationText(seconds)}</span>
        <Button small icon={StopIcon} onClick={onStop}>
          Stop
        </Button>
      </div>
    </section>
  );
}
