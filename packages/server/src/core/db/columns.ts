import { customType, timestamp } from 'drizzle-orm/pg-core';

/** bigint in the database, decimal string here: the one type of every id. */
export const bigintId = customType<{ data: string; driverData: string }>({ dataType: () => 'bigint' });

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
