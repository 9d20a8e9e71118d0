import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Workspace } from '../../../src-renderer/app/workspace.tsx';
import { HostContext } from '../../../src-renderer/state/client.ts';
import { setInspector, useFrame } from '../../../src-renderer/state/frame.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';
import { hostOf } from '../desk-host.tsx';

const isOpen = () => useFrame.getState().isInspectorOpen;

afterEach(() => {
  useRoute.setState(startRoute, true);
  setInspector(true);
});

test('a narrow window folds the inspector, where it opens by hand; a wide one has it again', async () => {
  await page.viewport(1300, 700);
  useRoute.setState({ ...startRoute, screen: 'help' }, true);
  await render(
    <HostContext value={hostOf({})}>
      <Workspace />
    </HostContext>,
  );
  await expect.poll(isOpen).toBe(true);
  await page.viewport(1100, 700);
  await expect.poll(isOpen).toBe(false);
  setInspector(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isOpen()).toBe(true);
  setInspector(false);
  await page.viewport(1300, 700);
  await expect.poll(isOpen).toBe(true);
});
