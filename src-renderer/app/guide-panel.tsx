import { endGuide, useGuide } from '../state/guide.ts';
import { IconButton } from '../ui/button.tsx';
import { guides } from '../ui/guides.ts';
import { Icon } from '../ui/icon.tsx';
import { CheckIcon, CloseIcon } from '../ui/icons.ts';

/** The steps of the guided task, over the lower left of the screen; it never takes the focus. */
export function GuidePanel() {
  const { key, seen } = useGuide();
  const guide = guides.find((one) => one.key === key);
  if (guide === undefined) return null;
  return (
    <section className="guide" aria-label={`Guided task: ${guide.title}`}>
      <header>
        <h2>{guide.title}</h2>
        <IconButton icon={CloseIcon} label="End the task" onClick={endGuide} />
      </header>
      <ol>
        {guide.steps.map((step, place) => {
          const isDone = seen.has(step.sign);
          return (
            <li key={step.text} className={isDone ? 'done' : undefined}>
              <span className="no">{isDone ? <Icon of={CheckIcon} label="done" /> : place + 1}</span>
              {step.text}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
