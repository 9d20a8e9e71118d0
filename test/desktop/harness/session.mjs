// The session: what it lets through is asked for every request; permissions are denied by the headless browser itself.
let beforeRequest = null;
const handlers = {};
const keep = (name) => (handler) => void (handlers[name] = handler);

export const defaultSession = {
  setPermissionRequestHandler: keep('permissionRequest'),
  setPermissionCheckHandler: keep('permissionCheck'),
  setDevicePermissionHandler: keep('devicePermission'),
  setDisplayMediaRequestHandler: keep('displayMedia'),
  webRequest: { onBeforeRequest: (listener) => (beforeRequest = listener) },
};
export const session = { defaultSession };

/** Whether the program lets a request go. */
export const mayRequest = (url) =>
  new Promise((resolve) => {
    if (beforeRequest === null) resolve(true);
    else beforeRequest({ url }, ({ cancel }) => resolve(!cancel));
  });
