import { EmptyState } from '../../ui/states.tsx';

export function Screen() {
  return <EmptyState title="No run is open" text="Start one from a scenario." />;
}
