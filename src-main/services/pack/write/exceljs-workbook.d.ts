/**
 * The workbook of exceljs without its streams, its CSV and its unzipper: the door of the package loads them all, which takes twice
 * as long.
 */
declare module 'exceljs/lib/doc/workbook.js' {
  import { Workbook } from 'exceljs';

  export default Workbook;
}
