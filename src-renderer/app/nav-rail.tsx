import { go, routeText, useRoute } from '../state/route.ts';
import { Icon } from '../ui/icon.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { screens } from './screens.ts';

/** The screens, as links: middle click and Ctrl+click open a second window. */
export function NavRail() {
  const route = useRoute();
  return (
    <nav className="nav" aria-label="Screens">
      {screens.map((screen, index) => {
        const isPush = screen.isApart && screens[index - 1]?.isApart === false;
        return (
          <Tooltip key={screen.key} text={screen.title} keys={screen.keys} side="right">
            <a
              href={routeText({ ...route, screen: screen.key, place: '' })}
              className={isPush ? 'push' : undefined}
              aria-current={route.screen === screen.key ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
                event.preventDefault();
                go({ screen: screen.key });
              }}
            >
              <Icon of={screen.icon} />
              {screen.title}
            </a>
          </Tooltip>
        );
      })}
    </nav>
  );
}
