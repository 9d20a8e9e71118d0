import { useMemo } from 'react';
import { useEditor } from '../../state/editor.ts';
import { useSayStatus } from '../../state/status-words.ts';
import { countText, durationText, plural } from '../../ui/format.ts';

/** In the status bar: how long the preview took and what a run would take. */
export function StatusWords() {
  const { milliseconds, isWorking, error } = useEditor((slice) => slice.preview);
  const estimate = useEditor((slice) => slice.estimate);
  const words = useMemo(() => {
    const took = milliseconds === null ? '' : `Deterministic preview ${countText(milliseconds)}\u00a0ms`;
    const preview = isWorking ? 'Deterministic preview …' : took === '' && error !== null ? 'No preview' : took;
    if (estimate === null) return preview === '' ? [] : [preview];
    const { paths, seconds, memoryMb } = estimate;
    const time = seconds === null ? 'time not known yet' : durationText(seconds);
    return [preview, `Estimate for ${plural(paths, 'path')}: ${time}, ${countText(memoryMb)}\u00a0MB`].filter(Boolean);
  }, [milliseconds, isWorking, error, estimate]);
  useSayStatus(words);
  return null;
}
