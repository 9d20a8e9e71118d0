import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.ts';

/** A question over the window. Escape and a click outside close it; focus goes back where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  footer,
  wide = false,
  children,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Buttons, the one to take last. */
  footer?: ReactNode;
  wide?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className={wide ? 'dialog wide' : 'dialog'}>
          <header>
            <Base.Title>{title}</Base.Title>
          </header>
          <div className="content">{children}</div>
          {footer !== undefined && <footer>{footer}</footer>}
          {/* last in the order of focus, so that the dialog begins at what it asks */}
          <Button kind="bare" small className="close" icon={CloseIcon} aria-label="Close" onClick={onClose} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks before something that is hard to take back. The verb says what happens. */
export function ConfirmDialog({
  title,
  text,
  verb,
  isDanger = false,
  isOpen,
  onClose,
  onConfirm,
}: {
  title: string;
  text: string;
  verb: string;
  isDanger?: boolean | undefined;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button
        kind={isDanger ? 'danger' : 'primary'}
        onClick={() => {
          onClose();
          onConfirm();
        }}
      >
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} footer={footer}>
      <p>{text}</p>
    </Dialog>
  );
}
