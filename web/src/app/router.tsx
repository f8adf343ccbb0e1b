import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readBoardSearch } from '../capacity/board/board.search.js';
import { BoardScreen } from './BoardScreen.js';
import { screens } from './lazy-screens.js';
import { NotFound } from './NotFound.js';
import { parseSearch, stringifySearch } from '../platform/search.js';
import { ScreenFailed } from './ScreenFailed.js';
import { Shell } from './Shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ScreenFailed });

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', validateSearch: readBoardSearch, component: BoardScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/login',
    validateSearch: (search: Record<string, unknown>): { next?: string } =>
      typeof search.next === 'string' ? { next: search.next } : {},
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
    path: '/print',
    component: lazyRouteComponent(screens.print, 'PrintedList'),
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
