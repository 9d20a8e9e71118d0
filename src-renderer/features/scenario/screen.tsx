import { EmptyState } from '../../ui/states.tsx';

export function Screen() {
  return <EmptyState title="No scenario is open" text="Choose one in the library." />;
}
