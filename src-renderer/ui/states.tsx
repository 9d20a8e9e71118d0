import type { ReactNode } from 'react';
import { AppError, toErrorInfo, type ErrorInfo } from '../../src-engine/index.ts';
import { Button } from './button.tsx';
import { errorAdvice } from './error-advice.ts';
import { CopyIcon, RetryIcon } from './icons.ts';
import { copyText } from './copy-text.ts';

/** Nothing here yet: what this place is for, and what to do to fill it. */
export function EmptyState({
  title,
  text,
  children,
}: {
  title: string;
  text?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="fill">
      <div className="state">
        <h2>{title}</h2>
        {text !== undefined && <p className="note">{text}</p>}
        {children !== undefined && <div className="row">{children}</div>}
      </div>
    </div>
  );
}

/** Something is on its way. It takes the room that the content will take, so that nothing jumps. */
export function LoadingState({ text = 'Loading' }: { text?: string | undefined }) {
  return (
    <div className="loading" role="status" aria-label={text}>
      <div />
      <div />
      <div />
      <div />
    </div>
  );
}

/** What happened, what is safe, what to do; with an id that can be copied into a report. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const info = isInfo(error) ? error : toErrorInfo(error);
  const advice = errorAdvice(info);
  return (
    <div className="fill">
      <div className="state" role="alert">
        <h2>{info.message}</h2>
        {info.issues.length > 0 && (
          <ul>
            {info.issues.slice(0, 8).map((issue, place) => (
              <li key={place}>
                {issue.path !== '' && <b className="em">{issue.path}: </b>}
                {issue.message} {issue.remedy}
              </li>
            ))}
          </ul>
        )}
        <dl>
          <dt>Safe</dt>
          <dd>{advice.safe}</dd>
          <dt>To do</dt>
          <dd>{advice.remedy}</dd>
          <dt>Id</dt>
          <dd>{advice.id}</dd>
        </dl>
        <div className="row">
          {onRetry && (
            <Button icon={RetryIcon} onClick={onRetry}>
              Try again
            </Button>
          )}
          <Button icon={CopyIcon} onClick={() => void copyText(advice.report)}>
            Copy details
          </Button>
        </div>
      </div>
    </div>
  );
}

const isInfo = (error: unknown): error is ErrorInfo =>
  !(error instanceof AppError) && typeof error === 'object' && error !== null && 'code' in error && 'issues' in error;
