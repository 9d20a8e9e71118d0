import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  followHistory,
  go,
  parseRoute,
  replaceRoute,
  routeText,
  startRoute,
  useRoute,
} from '../../../src-renderer/state/route.ts';

let stop: () => void;
beforeEach(() => {
  history.replaceState(null, '', '#/library');
  stop = followHistory();
});
afterEach(() => {
  stop();
  history.replaceState(null, '', '#');
});
const moved = () => new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));

test('an address and a place say the same', () => {
  const route = {
    screen: 'compare',
    scenarioId: 3,
    runId: 17,
    compareIds: [17, 18],
    place: 'fees.managementFee',
  } as const;
  expect(parseRoute(routeText(route))).toEqual(route);
  expect(routeText(startRoute)).toBe('#/library');
});

test('an address that makes no sense leads to the library, part by part', () => {
  expect(parseRoute('#/nowhere?run=3')).toEqual(startRoute);
  expect(parseRoute('#/results?run=-3&scenario=x&compare=1,two,3')).toEqual({
    ...startRoute,
    screen: 'results',
    compareIds: [1, 3],
  });
});

test('the scenario and the run stay when the screen changes; the tab does not', () => {
  go({ screen: 'results', scenarioId: 3, runId: 17, place: 'cash' });
  go({ screen: 'scenario' });
  expect(useRoute.getState()).toEqual({ ...startRoute, screen: 'scenario', scenarioId: 3, runId: 17 });
});

test('back and forward go the way that was come; a replaced tab is no step', async () => {
  go({ screen: 'results', runId: 17 });
  replaceRoute({ place: 'cash' });
  go({ screen: 'runs' });
  let done = moved();
  history.back();
  await done;
  expect(useRoute.getState()).toMatchObject({ screen: 'results', runId: 17, place: 'cash' });
  done = moved();
  history.back();
  await done;
  expect(useRoute.getState().screen).toBe('library');
  done = moved();
  history.forward();
  await done;
  expect(useRoute.getState().screen).toBe('results');
});
