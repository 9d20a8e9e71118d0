import { Fragment } from 'react';
import { useHead, type Crumb } from '../state/head.ts';
import { go, routeText, useRoute } from '../state/route.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { InspectorIcon, NewWindowIcon, SearchIcon } from '../ui/icons.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { screenOf } from './screens.ts';
import { setInspector, setPalette, useFrame } from '../state/frame.ts';
import { openWindow } from './second-window.ts';

/** Where am I, is it saved, find anything, and the one action of the screen. */
export function TitleBar() {
  const route = useRoute();
  const head = useHead((slice) => slice.head);
  const isInspectorOpen = useFrame((frame) => frame.isInspectorOpen);
  const hasInspector = useFrame((frame) => frame.inspectorCount + frame.sideCount > 0);
  const crumbs: readonly Crumb[] = [
    { title: screenOf(route.screen).title, to: { screen: route.screen, place: '' } },
    ...head.crumbs,
  ];
  const primary = head.primary;
  return (
    <header className="title">
      <h1 className="crumb">
        {crumbs.map((crumb, place) => (
          <Fragment key={`${place} ${crumb.title}`}>
            {place > 0 && <i aria-hidden>/</i>}
            <CrumbText crumb={crumb} isLast={place === crumbs.length - 1} />
          </Fragment>
        ))}
      </h1>
      {head.saved !== undefined && head.saved !== '' && (
        <span className="saved" role="status">
          {head.saved}
        </span>
      )}
      {head.isSample === true && <span className="sample">SAMPLE figures</span>}
      <button type="button" className="search" onClick={() => setPalette(true)} aria-keyshortcuts="Control+K">
        <Icon of={SearchIcon} />
        <span>Find or do anything</span>
        <kbd>Ctrl K</kbd>
      </button>
      <IconButton
        small={false}
        icon={NewWindowIcon}
        label="Open in a second window"
        keys="mod+shift+o"
        onClick={openWindow}
      />
      <IconButton
        small={false}
        icon={InspectorIcon}
        label="Inspector"
        keys="mod+i"
        disabled={!hasInspector}
        aria-pressed={hasInspector && isInspectorOpen}
        onClick={() => setInspector(!isInspectorOpen)}
      />
      {primary !== undefined && (
        <Tooltip text={primary.offReason ?? primary.title} keys={primary.keys}>
          <Button
            kind="primary"
            aria-disabled={primary.offReason !== undefined}
            onClick={() => primary.offReason === undefined && primary.act()}
          >
            {primary.title}
          </Button>
        </Tooltip>
      )}
    </header>
  );
}

function CrumbText({ crumb, isLast }: { crumb: Crumb; isLast: boolean }) {
  const route = useRoute();
  const to = crumb.to;
  if (isLast) return <b>{crumb.title}</b>;
  if (to === undefined) return <span>{crumb.title}</span>;
  return (
    <a
      href={routeText({ ...route, ...to })}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      {crumb.title}
    </a>
  );
}
