export { grow } from './grow';
export { payDown } from './pay-down';
export { fillRows } from './rows';
export { walk } from './walk';
