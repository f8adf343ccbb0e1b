import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readBoardSearch } from '../capacity/board/board.search.js';
import { readWorklistSearch } from '../placement/worklist.search.js';
import { readDeskSearch, readNewCaseSearch } from '../coordination/coordination.search.js';
import { readNewWaitSearch, readOutflowSearch } from '../stepdown/waiting/outflow.search.js';
import { readCaseloadSearch } from '../ketenveldnorm/caseload/caseload.search.js';
import { BoardScreen } from './BoardScreen.js';
import { screens } from './lazy-screens.js';
import { NotFound } from './NotFound.js';
import { parseSearch, stringifySearch } from '../platform/search.js';
import { ScreenFailed } from './ScreenFailed.js';
import { Shell } from './Shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ScreenFailed });

/** Where a signal came from: days and an account, which are no one's data by themselves. */
/** A file by its random number; a reference or a name has no place in an address (PRIV-10). */
const readExtractSearch = (search: Record<string, unknown>): { person?: string } =>
  typeof search['person'] === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(search['person'])
    ? { person: search['person'] }
    : {};

const readLogSearch = (search: Record<string, unknown>): { from?: string; until?: string; actorId?: string } =>
  Object.fromEntries(
    ['from', 'until', 'actorId'].flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
  );

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
  createRoute({
    getParentRoute: () => root,
    path: '/wards/$unitId',
    component: lazyRouteComponent(screens.ward, 'WardPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wards/$unitId/entry',
    component: lazyRouteComponent(screens.entry, 'CapacityEntry'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mine',
    component: lazyRouteComponent(screens.mine, 'MyWards'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/persons',
    component: lazyRouteComponent(screens.person, 'SearchScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/persons/new',
    component: lazyRouteComponent(screens.person, 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/persons/$personId',
    component: lazyRouteComponent(screens.person, 'FileScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices',
    component: lazyRouteComponent(screens.person, 'NoticesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/places',
    validateSearch: readWorklistSearch,
    component: lazyRouteComponent(screens.place, 'WorklistScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/places/new',
    component: lazyRouteComponent(screens.place, 'NewRequestScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/places/$requestId',
    component: lazyRouteComponent(screens.place, 'RequestScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inbox',
    validateSearch: ({ tab }: Record<string, unknown>): { tab?: 'accepted' | 'ended' } =>
      tab === 'accepted' || tab === 'ended' ? { tab } : {},
    component: lazyRouteComponent(screens.inbox, 'InboxScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/help',
    component: lazyRouteComponent(screens.help, 'HelpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/help/new',
    component: lazyRouteComponent(screens.newArticle, 'NewArticlePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/help/$articleId',
    component: lazyRouteComponent(screens.article, 'ArticlePage'),
  }),
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
  createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId',
    component: lazyRouteComponent(screens.coordination, 'CaseScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/following',
    validateSearch: readCaseloadSearch,
    component: lazyRouteComponent(screens.caseload, 'CaseloadScreen'),
  }),
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
  createRoute({
    getParentRoute: () => root,
    path: '/outflow/$waitId',
    component: lazyRouteComponent(screens.outflow, 'WaitScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/outflow-figures',
    component: lazyRouteComponent(screens.outflow, 'OutflowFiguresScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print',
    component: lazyRouteComponent(screens.print, 'PrintedList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight',
    component: lazyRouteComponent(screens.oversight, 'Cases'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/cases/$caseId',
    component: lazyRouteComponent(screens.oversightCase, 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/figures',
    component: lazyRouteComponent(screens.oversightFigures, 'LogFigures'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/extract',
    validateSearch: readExtractSearch,
    component: lazyRouteComponent(screens.oversightExtract, 'PersonExtract'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/reports',
    component: lazyRouteComponent(screens.oversightReports, 'Reports'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/reports/$month',
    component: lazyRouteComponent(screens.oversightReport, 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/breach',
    component: lazyRouteComponent(screens.oversightBreach, 'BreachSearch'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/oversight/log',
    validateSearch: readLogSearch,
    component: lazyRouteComponent(screens.oversightLog, 'LogSearch'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/privacy',
    component: lazyRouteComponent(screens.requests, 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/privacy/retention',
    component: lazyRouteComponent(screens.retention, 'RetentionPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/privacy/register',
    component: lazyRouteComponent(screens.register, 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/figures',
    component: lazyRouteComponent(screens.figures, 'FiguresPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/placement-figures',
    component: lazyRouteComponent(screens.placementFigures, 'PlacementFiguresPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signals',
    component: lazyRouteComponent(screens.signals, 'SignalScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/coordination-figures',
    component: lazyRouteComponent(screens.coordinationFigures, 'CoordinationFiguresScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/following/new',
    validateSearch: readExtractSearch,
    component: lazyRouteComponent(screens.following, 'ReportScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/following/$trajectoryId',
    component: lazyRouteComponent(screens.following, 'TrajectoryScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme',
    component: lazyRouteComponent(screens.programme, 'ProgrammePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/following-figures',
    component: lazyRouteComponent(screens.followingFigures, 'FollowingFiguresScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/handovers',
    component: lazyRouteComponent(screens.following, 'HandoversScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/following-proof',
    component: lazyRouteComponent(screens.followingProof, 'ProofPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account',
    component: lazyRouteComponent(screens.account, 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wards/$unitId/change',
    component: lazyRouteComponent(screens.wardChange, 'WardChangePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration',
    component: lazyRouteComponent(screens.administration, 'AdministrationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/$tab',
    component: lazyRouteComponent(screens.administration, 'AdministrationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/new-ward',
    component: lazyRouteComponent(screens.newWard, 'NewWardPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/messages-settings',
    component: lazyRouteComponent(screens.messagesSettings, 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/following/$trajectoryId/card',
    component: lazyRouteComponent(screens.crisisCard, 'CrisisCardScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/payment-dossiers',
    component: lazyRouteComponent(screens.safetynet, 'DossiersScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/payment-dossiers/new',
    component: lazyRouteComponent(screens.safetynet, 'NewDossierScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/payment-dossiers/$dossierId',
    component: lazyRouteComponent(screens.safetynet, 'DossierScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/advance-windows',
    component: lazyRouteComponent(screens.safetynet, 'WindowsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(screens.invitation, 'InvitationPage'),
  }),
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
