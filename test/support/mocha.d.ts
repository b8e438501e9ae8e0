/** What the test runner puts on the page (mocha's `tdd` words); only the part that our tests use. */
type TestBody = () => void | Promise<void>;

declare function suite(subject: string, body: () => void): void;
declare function test(sentence: string, body: TestBody): void;
declare function setup(body: TestBody): void;
declare function teardown(body: TestBody): void;
declare function suiteSetup(body: TestBody): void;
declare function suiteTeardown(body: TestBody): void;
