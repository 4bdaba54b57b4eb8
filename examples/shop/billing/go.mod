module shop.acme.io/billing

go 1.21
