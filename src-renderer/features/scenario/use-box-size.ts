import { useEffect, useRef, useState, type RefObject } from 'react';

/** Width and height of an element as it stands, in whole pixels; 0 before the first measure. */
export function useBoxSize<E extends HTMLElement>(): readonly [RefObject<E | null>, { width: number; height: number }] {
  const box = useRef<E>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const width = Math.floor(element.clientWidth);
      const height = Math.floor(element.clientHeight);
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, size];
}
