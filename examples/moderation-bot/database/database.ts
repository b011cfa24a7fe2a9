/** What the repositories need of a database. PGlite and `pg` both have it, so the SQL is written once. */
export interface Database {
  query<Row>(sql: string, params?: readonly unknown[]): Promise<{ readonly rows: Row[] }>;
  close(): Promise<void>;
}
