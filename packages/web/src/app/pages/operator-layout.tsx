import { Outlet } from '@tanstack/react-router';
import { useMe } from '../../features/accounts/me.ts';
import { NotFoundPage } from './not-found-page.tsx';

/** For admins; to everybody else there is nothing at this address, from the moment on that the role is taken away. */
export function OperatorLayout() {
  return useMe().role === 'admin' ? <Outlet /> : <NotFoundPage />;
}
