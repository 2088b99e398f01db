# In place of Neutron a stub.

neutron_start() { serve neutron "$DEV/neutron/stub.py" -- "$PYTHON" "$DEV/neutron/stub.py" "$NEUTRON_PORT"; }

neutron_await() { await neutron "$NEUTRON_URL/"; }
