// Owns who gets as far as the organisers' pages: without a session cookie, the way leads to the sign-in page.
import { type NextRequest, NextResponse } from 'next/server';
import { COOKIE_NAME } from '@/auth/cookie';

export function proxy(request: NextRequest) {
  if (!request.cookies.has(COOKIE_NAME)) return NextResponse.redirect(new URL('/sign-in', request.url));
  return NextResponse.next();
}

export const config = { matcher: '/organiser/:path*' };
