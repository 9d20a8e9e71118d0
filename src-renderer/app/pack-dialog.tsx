import { lazy, Suspense } from 'react';
import { usePacks } from '../state/packs.ts';

const ExportDialog = lazy(async () => ({
  default: (await import('../features/packs/export-dialog.tsx')).ExportDialog,
}));

/** The export dialog over whatever is shown; loaded when it is first asked for. */
export function PackDialog() {
  const asking = usePacks((slice) => slice.asking);
  if (asking === null) return null;
  return (
    <Suspense fallback={null}>
      <ExportDialog key={asking.join()} runIds={asking} />
    </Suspense>
  );
}
