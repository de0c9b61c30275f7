# Tells whose a Kerberos ticket is: base64 of the token as argument, KRB5_KTNAME in the environment; prints the name.
import base64
import sys

import gssapi

context = gssapi.SecurityContext(creds=gssapi.Credentials(usage="accept"), usage="accept")
context.step(base64.b64decode(sys.argv[1]))
print(context.initiator_name)
