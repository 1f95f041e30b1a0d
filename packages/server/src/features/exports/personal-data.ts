import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';
import { removeExports } from './commands.ts';

export const exportData: DescribePersonalData = (data) => {
  data.erase({
    name: 'exports',
    tables: ['data_exports'],
    erase: removeExports,
  });
};
