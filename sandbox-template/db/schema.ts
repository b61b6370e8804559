// Owns the tables: their columns, and the TypeScript types of their rows.
import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';

const moment = () => integer({ mode: 'timestamp_ms' }).notNull();

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: text({ enum: ['buyer', 'organiser'] }).notNull(),
  /** The venue an organiser runs; null for buyers. */
  venueId: text(),
  creditCents: integer().notNull().default(0),
  /** Never leaves the server, and neither does the note. */
  passwordHash: text().notNull(),
  internalNote: text().notNull(),
});

export const sessions = sqliteTable('sessions', {
  id: text().primaryKey(),
  userId: text().notNull(),
  expiresAt: moment(),
});

export const venues = sqliteTable('venues', {
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  city: text().notNull(),
});

export const events = sqliteTable('events', {
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  title: text().notNull(),
  blurb: text().notNull(),
  venueId: text().notNull(),
  startsAt: moment(),
  priceCents: integer().notNull(),
  stock: integer().notNull(),
  published: integer({ mode: 'boolean' }).notNull().default(false),
});

export const orders = sqliteTable('orders', {
  id: text().primaryKey(),
  userId: text().notNull(),
  eventId: text().notNull(),
  quantity: integer().notNull(),
  totalCents: integer().notNull(),
  status: text({ enum: ['paid', 'cancelled'] }).notNull(),
  createdAt: moment(),
});

export const comments = sqliteTable('comments', {
  id: text().primaryKey(),
  eventId: text().notNull(),
  userId: text().notNull(),
  body: text().notNull(),
  createdAt: moment(),
});

export const likes = sqliteTable(
  'likes',
  {
    id: text().primaryKey(),
    userId: text().notNull(),
    eventId: text().notNull(),
  },
  (table) => [unique().on(table.userId, table.eventId)],
);

export const audit = sqliteTable('audit', {
  id: text().primaryKey(),
  actorId: text().notNull(),
  action: text().notNull(),
  detail: text().notNull(),
  at: moment(),
});

/** What has to happen outside the database, written in the same transaction as its reason. */
export const outbox = sqliteTable('outbox', {
  id: text().primaryKey(),
  kind: text().notNull(),
  payload: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  at: moment(),
});

export type User = typeof users.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;
export type Venue = typeof venues.$inferSelect;
export type Event = typeof events.$inferSelect;
export type Order = typeof orders.$inferSelect;
export type Comment = typeof comments.$inferSelect;
export type Like = typeof likes.$inferSelect;
export type AuditEntry = typeof audit.$inferSelect;
export type OutboxEntry = typeof outbox.$inferSelect;
