// Owns who gets as far as the organisers' pages, and who may send anything to a page that has their buttons.
import { type NextRequest, NextResponse } from 'next/server';
import { COOKIE_NAME } from '@/auth/cookie';

export function proxy(request: NextRequest) {
  // Anybody may look at an event.
  const looks = request.method === 'GET' && !request.nextUrl.pathname.startsWith('/organiser');
  if (!looks && !request.cookies.has(COOKIE_NAME)) {
    return NextResponse.redirect(new URL('/sign-in', request.url));
  }
  return NextResponse.next();
}

export const config = { matcher: ['/organiser/:path*', '/events/:path*'] };
