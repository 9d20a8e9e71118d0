import { EmptyState } from '../../ui/states.tsx';

export function Screen() {
  return <EmptyState title="No runs are chosen" text="Mark two or more in the library, then compare." />;
}
