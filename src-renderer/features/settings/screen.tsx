import { EmptyState } from '../../ui/states.tsx';

export function Screen() {
  return <EmptyState title="Nothing here yet" text="This screen is on its way." />;
}
