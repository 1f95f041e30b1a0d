import { type Layout, socketPort } from './layout.ts';
import { majorOf, type PostgresBinaries } from './versions.ts';

/** Given on the command line, so that postgresql.conf stays as initdb made it and an update of Weft takes effect. */
export function serverSettings(
  layout: Layout,
  binaries: PostgresBinaries,
  durable: boolean,
  extra: Readonly<Record<string, string>> = {},
): string[] {
  const settings = { ...base(layout), ...memory(binaries), ...(durable ? {} : throwaway), ...extra };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function base(layout: Layout): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: layout.socketFolder,
    unix_socket_permissions: '0700',
    port: String(socketPort),
    cluster_name: 'weft',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.max': '1000',
    // Compiling a query costs more than our short ones take.
    jit: 'off',
    // Data lies on an SSD, or in memory.
    random_page_cost: '1.1',
    // Nobody replicates from here; backups are taken by SQL.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    max_wal_size: '512MB',
    checkpoint_timeout: '15min',
    // Above ERROR: a refused insert is an everyday answer to Weft, which logs what matters itself, without people's
    // words in it. So the file stays small.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  };
}

/** All processes together stay well under 400 MB: the system's own file cache does the rest. */
function memory(binaries: PostgresBinaries): Record<string, string> {
  return {
    shared_buffers: '96MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    autovacuum_max_workers: '2',
    // Reads are few and small; three waiting processes would be kept for nothing.
    ...(majorOf(binaries.version) >= 18 ? { io_method: 'sync' } : {}),
  };
}

/** For tests: a killed server still loses nothing, a power failure may cost everything. */
const throwaway = {
  fsync: 'off',
  full_page_writes: 'off',
  checkpoint_timeout: '1h',
  max_wal_size: '2GB',
};
