/** Every screen but the board comes when asked for. */
export const screens = {
  login: () => import('./LoginPage.js'),
  ward: () => import('../capacity/WardPage.js'),
  entry: () => import('../capacity/CapacityEntry.js'),
  mine: () => import('../capacity/mine/MyWards.js'),
  print: () => import('../capacity/print/PrintedList.js'),
  administration: () => import('./AdministrationPage.js'),
  wardChange: () => import('../capacity/bedbase/WardChangePage.js'),
  newWard: () => import('../capacity/bedbase/NewWardPage.js'),
  invitation: () => import('../administration/InvitationPage.js'),
};

/** What must still open when the network has gone: the list with phone numbers and the ward, and the entry with its draft. */
export const neededOffline = [screens.print, screens.ward, screens.entry];
