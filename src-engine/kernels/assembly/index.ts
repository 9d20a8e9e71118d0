export { exponentials } from './exponentials';
export { grow } from './grow';
export { payDown } from './pay-down';
export { fillRows } from './rows';
export { threefry } from './threefry';
export { truncatedNormals } from './truncated-normals';
export { walk } from './walk';
