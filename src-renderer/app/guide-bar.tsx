import { endGuide, goToStep, useGuide } from '../state/guide.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { guides } from '../ui/guides.ts';
import { BackIcon, CloseIcon, ForwardIcon } from '../ui/icons.ts';

/** The step of the guided task, in a line over the screen: it hides nothing and never takes the focus. */
export function GuideBar() {
  const { key, step } = useGuide();
  const guide = guides.find((one) => one.key === key);
  if (guide === undefined) return null;
  const count = guide.steps.length;
  const isOver = step >= count;
  return (
    <section className="guide" aria-label={`Guided task: ${guide.title}`}>
      <b>{guide.title}</b>
      <span className="cap">{isOver ? 'done' : `step ${step + 1} of ${count}`}</span>
      <span className="what" role="status">
        {isOver ? 'That was all. Help has the other tasks.' : guide.steps[step]!.text}
      </span>
      <IconButton icon={BackIcon} label="Step before" disabled={step === 0} onClick={() => goToStep(step - 1)} />
      <IconButton icon={ForwardIcon} label="Next step" disabled={isOver} onClick={() => goToStep(step + 1)} />
      {isOver ? (
        <Button small onClick={endGuide}>
          Close
        </Button>
      ) : (
        <IconButton icon={CloseIcon} label="End the task" onClick={endGuide} />
      )}
    </section>
  );
}
