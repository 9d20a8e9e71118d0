import { dismiss, useNotices } from '../state/notices.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { errorAdvice } from '../ui/error-advice.ts';
import { CloseIcon, CopyIcon } from '../ui/icons.ts';

/** Notices at the lower right; read aloud, problems at once. */
export function Toasts() {
  const notices = useNotices((slice) => slice.notices);
  return (
    <section className="toasts" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => {
        const { error, action } = notice;
        return (
          <div
            key={notice.id}
            className={error === null ? 'toast' : 'toast problem'}
            role={error === null ? 'status' : 'alert'}
          >
            <div>
              <b>{notice.title}</b>
              {notice.text}
            </div>
            {action !== null && (
              <Button
                small
                onClick={() => {
                  action.act();
                  dismiss(notice.id);
                }}
              >
                {action.title}
              </Button>
            )}
            {error !== null && (
              <IconButton
                icon={CopyIcon}
                label="Copy details"
                onClick={() => void copyText(errorAdvice(error).report)}
              />
            )}
            <IconButton icon={CloseIcon} label="Close notice" onClick={() => dismiss(notice.id)} />
          </div>
        );
      })}
    </section>
  );
}
