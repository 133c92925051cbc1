// The worker: a process that locks itself, loads one candidate and runs it for the judge.
unsafe Session.run()
