// The thread of the store of a program that is one schema ahead of this one.
import { migrations } from '../../../src-main/services/store/migrations/migrations.ts';
import { serveStore } from '../../../src-main/services/store/serve-store.ts';
import { laterMigration } from '../../support/later-migration.ts';

serveStore([...migrations, laterMigration]);
