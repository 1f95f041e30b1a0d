import type { FormMetadata } from '@weft/contract/forms.ts';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './forms.module.css';
import { metadataFacts } from './metadata.ts';

export function MetadataFacts({ metadata }: { metadata: FormMetadata }) {
  const t = useT();
  return (
    <dl className={classes.facts}>
      {metadataFacts(metadata).map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
