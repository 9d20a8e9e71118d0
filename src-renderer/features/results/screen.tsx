import { EmptyState } from '../../ui/states.tsx';

export function Screen() {
  return <EmptyState title="No result is open" text="Choose a finished run in the library." />;
}
