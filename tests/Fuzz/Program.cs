using Rolecall.Fuzz;

// Before anything of Rolecall.Scim is loaded: what runs must be what counts its branches.
Instrumentation.Apply("Rolecall.Scim.dll");
Coverage.Begin();
return Session.Run(args);
