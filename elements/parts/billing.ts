/** The report of a billing cycle; a file of its own in the bundle, because few people open it. */
import { BillingReport } from '../billing-report/billing-report.js';
import { register } from '../register.js';

register('billing-report', BillingReport);
