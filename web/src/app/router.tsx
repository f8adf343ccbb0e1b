import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { readBoardSearch } from '../capacity/board/board.search.js';
import { readWorklistSearch } from '../placement/worklist.search.js';
import { readDeskSearch, readNewCaseSearch } from '../coordination/coordination.search.js';
import { readCaseloadSearch } from '../ketenveldnorm/caseload/caseload.search.js';
import type { HomesSearch } from '../stepdown/homes/homes.search.js';
import { readChainsSearch } from '../stepdown/chain/chains.search.js';
import { readNewArrangementSearch } from '../stepdown/arrangement/arrangement.search.js';
import { readNewWaitSearch, readOutflowSearch } from '../stepdown/waiting/outflow.search.js';
import { BoardScreen } from './BoardScreen.js';
import { screens } from './lazy-screens.js';
import { NotFound } from './NotFound.js';
import { parseSearch, stringifySearch } from '../platform/search.js';
import { ScreenFailed } from './ScreenFailed.js';
import { Shell } from './Shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ScreenFailed });

/** A file by its random number; a reference or a name has no place in an address (PRIV-10). */
const readExtractSearch = (search: Record<string, unknown>): { person?: string } =>
  typeof search['person'] === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(search['person'])
    ? { person: search['person'] }
    : {};

/** Where a signal came from: days and an account, which are no one's data by themselves. */
const readLogSearch = (search: Record<string, unknown>): { from?: string; until?: string; actorId?: string } =>
  Object.fromEntries(
    ['from', 'until', 'actorId'].flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
  );

/** A screen that needs nothing of its address but what stands in the path. */
const screen = <const Path extends string, Module extends Record<string, FunctionComponent>>(
  path: Path,
  load: () => Promise<Module>,
  name: keyof Module,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', validateSearch: readBoardSearch, component: BoardScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/login',
    validateSearch: (search: Record<string, unknown>): { next?: string; elsewhere?: string } => ({
      ...(typeof search.next === 'string' && { next: search.next }),
      ...(typeof search.elsewhere === 'string' && { elsewhere: search.elsewhere }),
    }),
    component: lazyRouteComponent(screens.login, 'LoginPage'),
  }),
  screen('/wards/$unitId', screens.ward, 'WardPage'),
  screen('/wards/$unitId/entry', screens.entry, 'CapacityEntry'),
  screen('/mine', screens.mine, 'MyWards'),
  screen('/persons', screens.person, 'SearchScreen'),
  screen('/persons/new', screens.person, 'RegisterScreen'),
  screen('/persons/$personId', screens.person, 'FileScreen'),
  screen('/notices', screens.person, 'NoticesScreen'),
  createRoute({
    getParentRoute: () => root,
    path: '/places',
    validateSearch: readWorklistSearch,
    component: lazyRouteComponent(screens.place, 'WorklistScreen'),
  }),
  screen('/places/new', screens.place, 'NewRequestScreen'),
  screen('/places/$requestId', screens.place, 'RequestScreen'),
  createRoute({
    getParentRoute: () => root,
    path: '/inbox',
    validateSearch: ({ tab }: Record<string, unknown>): { tab?: 'accepted' | 'ended' } =>
      tab === 'accepted' || tab === 'ended' ? { tab } : {},
    component: lazyRouteComponent(screens.inbox, 'InboxScreen'),
  }),
  screen('/help', screens.help, 'HelpPage'),
  screen('/help/new', screens.newArticle, 'NewArticlePage'),
  screen('/help/$articleId', screens.article, 'ArticlePage'),
  createRoute({
    getParentRoute: () => root,
    path: '/desk',
    validateSearch: readDeskSearch,
    component: lazyRouteComponent(screens.coordination, 'DeskScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases/new',
    validateSearch: readNewCaseSearch,
    component: lazyRouteComponent(screens.coordination, 'NewCaseScreen'),
  }),
  screen('/cases/$caseId', screens.coordination, 'CaseScreen'),
  createRoute({
    getParentRoute: () => root,
    path: '/following',
    validateSearch: readCaseloadSearch,
    component: lazyRouteComponent(screens.caseload, 'CaseloadScreen'),
  }),
  screen('/print', screens.print, 'PrintedList'),
  screen('/oversight', screens.oversight, 'Cases'),
  screen('/oversight/cases/$caseId', screens.oversightCase, 'CasePage'),
  screen('/oversight/figures', screens.oversightFigures, 'LogFigures'),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/extract',
    validateSearch: readExtractSearch,
    component: lazyRouteComponent(screens.oversightExtract, 'PersonExtract'),
  }),
  screen('/oversight/reports', screens.oversightReports, 'Reports'),
  screen('/oversight/reports/$month', screens.oversightReport, 'ReportPage'),
  screen('/oversight/breach', screens.oversightBreach, 'BreachSearch'),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/log',
    validateSearch: readLogSearch,
    component: lazyRouteComponent(screens.oversightLog, 'LogSearch'),
  }),
  screen('/privacy', screens.requests, 'RequestsPage'),
  screen('/privacy/retention', screens.retention, 'RetentionPage'),
  screen('/privacy/register', screens.register, 'RegisterPage'),
  screen('/figures', screens.figures, 'FiguresPage'),
  screen('/placement-figures', screens.placementFigures, 'PlacementFiguresPage'),
  screen('/signals', screens.signals, 'SignalScreen'),
  screen('/coordination-figures', screens.coordinationFigures, 'CoordinationFiguresScreen'),
  createRoute({
    getParentRoute: () => root,
    path: '/following/new',
    validateSearch: readExtractSearch,
    component: lazyRouteComponent(screens.following, 'ReportScreen'),
  }),
  screen('/following/$trajectoryId', screens.following, 'TrajectoryScreen'),
  screen('/programme', screens.programme, 'ProgrammePage'),
  screen('/following-figures', screens.followingFigures, 'FollowingFiguresScreen'),
  screen('/handovers', screens.following, 'HandoversScreen'),
  screen('/following-proof', screens.followingProof, 'ProofPage'),
  screen('/account', screens.account, 'AccountPage'),
  screen('/wards/$unitId/change', screens.wardChange, 'WardChangePage'),
  screen('/administration', screens.administration, 'AdministrationPage'),
  screen('/administration/$tab', screens.administration, 'AdministrationPage'),
  screen('/administration/new-ward', screens.newWard, 'NewWardPage'),
  screen('/messages-settings', screens.messagesSettings, 'SettingsPage'),
  screen('/following/$trajectoryId/card', screens.crisisCard, 'CrisisCardScreen'),
  screen('/payment-dossiers', screens.safetynet, 'DossiersScreen'),
  screen('/payment-dossiers/new', screens.safetynet, 'NewDossierScreen'),
  screen('/payment-dossiers/$dossierId', screens.safetynet, 'DossierScreen'),
  screen('/advance-windows', screens.safetynet, 'WindowsScreen'),
  createRoute({
    getParentRoute: () => root,
    path: '/outflow',
    validateSearch: readOutflowSearch,
    component: lazyRouteComponent(screens.outflow, 'OutflowScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/outflow/new',
    validateSearch: readNewWaitSearch,
    component: lazyRouteComponent(screens.outflow, 'NewWaitScreen'),
  }),
  screen('/outflow/$waitId', screens.outflow, 'WaitScreen'),
  createRoute({
    getParentRoute: () => root,
    path: '/chains',
    validateSearch: readChainsSearch,
    component: lazyRouteComponent(screens.outflow, 'ChainsScreen'),
  }),
  screen('/outflow-figures', screens.outflow, 'OutflowFiguresScreen'),
  createRoute({
    getParentRoute: () => root,
    path: '/homes',
    // Read where it is looked at: the first load of the board need not know the kinds of dwellings.
    validateSearch: (search: Record<string, unknown>): HomesSearch => search,
    component: lazyRouteComponent(screens.homes, 'HomesScreen'),
  }),
  screen('/homes/new', screens.homes, 'NewHomeScreen'),
  screen('/homes/$dwellingId', screens.homes, 'HomeScreen'),
  screen('/vpt-teams', screens.homes, 'VptTeamsScreen'),
  screen('/chains/$chainId', screens.outflow, 'ChainScreen'),
  screen('/chain-steps', screens.outflow, 'MyChainsScreen'),
  screen('/arrangements', screens.arrangements, 'ArrangementListPage'),
  createRoute({
    getParentRoute: () => root,
    path: '/arrangements/new',
    validateSearch: readNewArrangementSearch,
    component: lazyRouteComponent(screens.arrangements, 'NewArrangementScreen'),
  }),
  screen('/arrangements/$arrangementId', screens.arrangements, 'ArrangementScreen'),
  screen('/arrangements/$arrangementId/print', screens.arrangements, 'ArrangementPrintScreen'),
  screen('/delivery-forms', screens.deliveryForms, 'DeliveryScreen'),
  screen('/vpt-monitor', screens.vptMonitor, 'VptMonitorPage'),
  screen('/vpt-monitor/report', screens.vptReport, 'VptReportPage'),
  screen('/vpt-monitor/import', screens.vptImport, 'VptImportPage'),
  screen('/interest', screens.interestList, 'InterestListPage'),
  screen('/interest/$roundId', screens.interestForm, 'InterestPage'),
  screen('/my-interest', screens.myInterest, 'MyInterestPage'),
  screen('/interest-rounds', screens.interestRounds, 'RoundsScreen'),
  screen('/interest-rounds/$roundId', screens.interestRounds, 'RoundScreen'),
  screen('/invitation', screens.invitation, 'InvitationPage'),
] as const;

const routeTree = root.addChildren(routes);

export const makeRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
