output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "subnets" {
  description = "The subnets by name (public-a …): id, zone and range."
  value = merge(
    { for letter, subnet in aws_subnet.public : "public-${letter}" => {
      id         = subnet.id
      zone       = subnet.availability_zone
      cidr_block = subnet.cidr_block
    } },
    { for letter, subnet in aws_subnet.private : "private-${letter}" => {
      id         = subnet.id
      zone       = subnet.availability_zone
      cidr_block = subnet.cidr_block
    } },
  )
}

output "nat_addresses" {
  description = "The public addresses of the NAT gateways, by zone."
  value       = { for letter, address in aws_eip.nat : letter => address.public_ip }
}
