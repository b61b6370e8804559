// Owns the page of one's own orders.
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { OrderList } from '@/components/order-list';
import { ListSkeleton } from '@/components/skeleton';

export const metadata: Metadata = { title: 'Your orders' };

export default function OrdersPage() {
  return (
    <>
      <h1>Your orders</h1>
      <Suspense fallback={<ListSkeleton count={3} label="Loading your orders" />}>
        <OrderList />
      </Suspense>
    </>
  );
}
