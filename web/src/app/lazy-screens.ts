/** Every screen but the board comes when asked for. */
export const screens = {
  login: () => import('./LoginPage.js'),
  ward: () => import('../capacity/WardPage.js'),
  entry: () => import('../capacity/CapacityEntry.js'),
  mine: () => import('../capacity/mine/MyWards.js'),
  oversight: () => import('../oversight/Cases.js'),
  oversightCase: () => import('../oversight/CasePage.js'),
  oversightLog: () => import('../oversight/LogSearch.js'),
  oversightFigures: () => import('../oversight/LogFigures.js'),
  oversightExtract: () => import('../oversight/PersonExtract.js'),
  oversightReports: () => import('../oversight/Reports.js'),
  oversightReport: () => import('../oversight/ReportPage.js'),
  oversightBreach: () => import('../oversight/BreachSearch.js'),
  person: () => import('./PersonScreens.js'),
  place: () => import('./PlacementScreens.js'),
  inbox: () => import('./InboxScreen.js'),
  print: () => import('../capacity/print/PrintedList.js'),
  requests: () => import('../privacy/RequestsPage.js'),
  retention: () => import('../privacy/RetentionPage.js'),
  register: () => import('../privacy/RegisterPage.js'),
  figures: () => import('../privacy/FiguresPage.js'),
  placementFigures: () => import('../placement/figures/PlacementFiguresPage.js'),
  account: () => import('../session/AccountPage.js'),
  firstFactor: () => import('../session/FirstFactor.js'),
  watch: () => import('../session/SessionWatch.js'),
  administration: () => import('./AdministrationPage.js'),
  wardChange: () => import('../capacity/bedbase/WardChangePage.js'),
  newWard: () => import('../capacity/bedbase/NewWardPage.js'),
  invitation: () => import('../administration/InvitationPage.js'),
};

/** What must still open when the network has gone: the list with phone numbers and the ward, and the entry with its draft. */
export const neededOffline = [screens.print, screens.ward, screens.entry];
