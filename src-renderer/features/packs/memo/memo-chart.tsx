import { useMemo } from 'react';
import { bareChart, pictureUrl } from '../../../charts/chart-picture.ts';
import type { OptionBuilder } from '../../../charts/options/parts.ts';

/** CSS pixels of a millimetre. */
const PX_MM = 96 / 25.4;
/** Width between the margins of the page, mm. */
export const CONTENT_MM = 178;

/** A chart on paper: a drawing of lines and text, in the light theme. */
export function MemoChart({
  title,
  caption,
  build,
  heightMm,
}: {
  title: string;
  caption: string;
  build: OptionBuilder;
  heightMm: number;
}) {
  const picture = useMemo(
    () => bareChart(build, Math.round(CONTENT_MM * PX_MM), Math.round(heightMm * PX_MM)),
    [build, heightMm],
  );
  return (
    <figure>
      <figcaption>
        <h3>{title}</h3>
        <p>{caption}</p>
      </figcaption>
      <img src={pictureUrl(picture)} width={picture.width} height={picture.height} alt={title} />
    </figure>
  );
}
